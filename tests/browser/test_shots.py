from tests.shared_data import shared
from .house import fresh
SLOW = {"offline": False, "latency": 0, "downloadThroughput": -1, "uploadThroughput": 150_000}
def test_shots(home, open_window, film, tmp_path):
    (tmp_path / "large.mp4").write_bytes(bytes(3_000_000))
    out = "/tmp/scratch/shot-"
    for w, h in ((320, 720), (1280, 800)):
        win = open_window("cleo", viewport={"width": w, "height": h})
        entry = win.write_entry(fresh("Fire alarm at work"))
        win.page.screenshot(path=f"{out}{w}-entry.png", full_page=True)
        win.fill_upload(entry, tmp_path / "large.mp4", "The fire alarm, signed", "ase")
        win.page.screenshot(path=f"{out}{w}-form.png", full_page=True)
        line = win.page.context.new_cdp_session(win.page); line.send("Network.enable"); line.send("Network.emulateNetworkConditions", SLOW)
        win.press("Send the video"); win.page.wait_for_timeout(4000)
        win.page.screenshot(path=f"{out}{w}-sending.png", full_page=True)
        win.press("Stop sending"); win.page.wait_for_timeout(300)
        win.page.screenshot(path=f"{out}{w}-stopped.png", full_page=True)
        line.detach()
        win = open_window("cleo", viewport={"width": w, "height": h})
        v = win.upload(entry, film, "The fire alarm, signed", "ase")
        win.page.wait_for_timeout(1500)
        win.page.screenshot(path=f"{out}{w}-processing.png", full_page=True)
        d = open_window("cleo", viewport={"width": w, "height": h}); d.go("/dashboard"); d.page.wait_for_timeout(500)
        d.page.screenshot(path=f"{out}{w}-dashboard.png", full_page=True)
        win.page.locator("video").wait_for(timeout=60000)
        win.page.screenshot(path=f"{out}{w}-playable.png", full_page=True)
        home.until_settled(v); win.page.wait_for_timeout(1000)
        win.page.screenshot(path=f"{out}{w}-ready.png", full_page=True)
        r = win.upload(entry, shared("signs/clips/numbersigns/ns_1k.mp4"), "Number", "ase")
        home.until_settled(r); win.page.wait_for_timeout(500)
        win.page.screenshot(path=f"{out}{w}-refused.png", full_page=True)
        win.go(entry); win.page.wait_for_timeout(500)
        win.page.screenshot(path=f"{out}{w}-entry-ready.png", full_page=True)
