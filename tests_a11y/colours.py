"""How light a colour is and how two of them stand out, for scripts that look at a page."""

# A canvas turns any notation of a colour into the pixel that a screen gets; clear is null.
LIGHT = """
  const pen = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
  const light = colour => {
    pen.clearRect(0, 0, 1, 1);
    pen.fillStyle = colour;
    pen.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = [...pen.getImageData(0, 0, 1, 1).data].map(each => each / 255)
      .map(each => each <= 0.04045 ? each / 12.92 : ((each + 0.055) / 1.055) ** 2.4);
    return a < 0.5 ? null : 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (one, other) =>
    one === null ? 1 : (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
"""
