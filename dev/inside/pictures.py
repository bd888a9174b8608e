"""The pictures of the guide and of the README, taken of the demo. Run by `make docs`.

Arguments: the browser, the address of Odoo, the day on which it lives, the folder of the
guide's pictures, then the names of those wanted (all when there is none). A picture whose
screen looks as before is left as it is.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageChops
from playwright.sync_api import Browser, Error, Page, sync_playwright

WIDE, HIGH, PHONE = (1366, 768), (1366, 1230), (390, 844)
PASSWORD = "demo"
MINUTES = 0.002  # the share of a picture that the minute of a login may change
COLOURS = 128  # more than an eye sees on a screen of forms
PATIENCE = 15_000  # milliseconds, until a screen must be there
SCREEN = ".o_action_manager > .o_action, .modal"  # a dialog is one too
SETTLED = 1500  # milliseconds; what is drawn after the last answer


def row(text: str) -> Callable[[Page], None]:
    """Open the first record of a list whose line says so."""

    def opened(page: Page) -> None:
        line = page.locator(f'.o_data_row:has-text("{text}")').first
        line.locator(".o_data_cell").first.click()
        page.wait_for_selector(".o_form_view")

    return opened


def press(text: str) -> Callable[[Page], None]:
    """Press the first button that says so."""

    def pressed(page: Page) -> None:
        page.locator(f'button:has-text("{text}"):visible').first.click()

    return pressed


def tab(text: str) -> Callable[[Page], None]:
    """Open a tab of a form."""

    def opened(page: Page) -> None:
        page.locator(f'.o_notebook .nav-link:has-text("{text}")').first.click()

    return opened


@dataclass(frozen=True)
class Picture:
    """What is shown, to whom, how wide."""

    name: str
    login: str
    path: str
    steps: tuple[Callable[[Page], None], ...] = ()
    size: tuple[int, int] = WIDE


PICTURES = (
    Picture("trang-chu-thu-ky", "thuky", "iso-home", size=HIGH),
    Picture("trang-chu-dien-thoai", "chuyenvien", "iso-home", size=PHONE),
    Picture("ke-hoach", "thuky", "iso-plans", (row("Đang thực hiện"),)),
    Picture(
        "hoan-thanh",
        "chuyenvien",
        "iso-home",
        (press("Hoàn thành"),),
        PHONE,
    ),
    Picture("bang-nam", "thuky", "iso-year-board"),
    Picture("cho-toi-ky", "giamdoc", "iso-waiting-for-my-signature"),
    Picture("theo-doi-nop", "thuky", "iso-objective-collection"),
    Picture("so-lieu-phai-ghi", "truongphong", "iso-measures-to-record"),
    Picture("ma-tran-rui-ro", "thuky", "iso-risk-matrix"),
    Picture("quy-trinh", "chuyenvien", "iso-procedures"),
    Picture(
        "chuong-trinh-danh-gia",
        "thuky",
        "iso-audit-programmes",
        (row("2026"), tab("Phòng và tháng")),
    ),
    Picture(
        "phieu-ghi-chep",
        "cv.thuongmai",
        "iso-audit-sessions",
        (press("Phiếu ghi chép"),),
        PHONE,
    ),
    Picture("bao-khong-phu-hop", "chuyenvien", "iso-report-nonconformity", (), PHONE),
    Picture(
        "khong-phu-hop",
        "thuky",
        "iso-nonconformities",
        (row("Đang thực hiện"), tab("Nguyên nhân")),
    ),
    Picture(
        "in-tai-word",
        "thuky",
        "iso-plans",
        (row("Đang thực hiện"), lambda page: page.locator(".o_iso_print_menu").click()),
    ),
    Picture("buoc-dau", "quantri", "iso-first-steps"),
    Picture("nguoi", "quantri", "iso-people"),
)


@contextmanager
def logged_in(
    browser: Browser, url: str, day: str, login: str, size: tuple[int, int]
) -> Iterator[Page]:
    """A page of somebody's, on the day of the pictures."""
    width, height = size
    context = browser.new_context(
        viewport={"width": width, "height": height},
        locale="vi-VN",
        timezone_id="Asia/Ho_Chi_Minh",
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    page.clock.set_fixed_time(f"{day}T09:30:00+07:00")
    page.goto(f"{url}/web/login")
    page.fill("#login", login)
    page.fill("#password", PASSWORD)
    page.click("button[type=submit]")
    page.wait_for_selector(".o_action_manager > *")
    yield page
    context.close()


def take(page: Page, url: str, picture: Picture) -> bytes:
    """The picture as PNG.

    :raise playwright.sync_api.Error: when what must be pressed is not there
    """
    page.goto(f"{url}/odoo/{picture.path}")
    page.wait_for_selector(SCREEN, state="attached")
    for step in picture.steps:
        page.wait_for_timeout(SETTLED)
        step(page)
    page.wait_for_timeout(SETTLED)
    page.mouse.move(0, 0)
    page.evaluate("document.activeElement.blur()")
    return page.screenshot()


def small(png: bytes) -> Image.Image:
    """A picture with few colours: a fifth of its size."""
    image = Image.open(io.BytesIO(png)).convert("RGB")
    return image.quantize(COLOURS, dither=Image.Dither.NONE)


def keep(image: Image.Image, file: Path) -> bool:
    """Keep a picture unless it looks as before; whether it was kept."""
    if file.is_file():
        before = Image.open(file)
        if before.size == image.size and _differ(before, image) < MINUTES:
            return False
    file.parent.mkdir(parents=True, exist_ok=True)
    image.save(file, optimize=True)
    return True


def _differ(one: Image.Image, other: Image.Image) -> float:
    """The share of pixels that differ, 0 to 1."""
    difference = ImageChops.difference(one.convert("RGB"), other.convert("RGB"))
    counts = difference.convert("L").point(lambda value: value > 16 and 255).histogram()
    return counts[255] / sum(counts)


def main() -> int:
    """Take the pictures; the exit code says whether all were there."""
    program, url, day, folder, *names = sys.argv[1:]
    wanted = [one for one in PICTURES if not names or one.name in names]
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=program, args=["--no-sandbox"])
        failed = []
        for picture in wanted:
            file = Path(folder) / f"{picture.name}.png"
            try:
                with logged_in(browser, url, day, picture.login, picture.size) as page:
                    word = "✓" if keep(small(take(page, url, picture)), file) else "="
            except Error as error:
                failed.append(picture.name)
                word = f"✗ {error}"
            print(f"{word} {picture.name}", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
