"""The named styles of an official document: what each one is called and looks like.

Names are what a clerk reads in Word's list of styles. Sizes 0 are the body's.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..layout import SIGNATURE_SPACE, Layout

SINGLE = 1.0
_SIGNATURE = SIGNATURE_SPACE * 72 / 25.4


@dataclass(frozen=True)
class Look:
    """A paragraph style; ``outline`` is its level in the navigation pane, from 1.

    ``before`` and ``after`` are points, ``line`` a multiple; None: as its base has it.
    """

    id: str
    name: str
    base: str = "Normal"
    next: str = ""
    bold: bool = False
    italic: bool = False
    align: str = "left"
    indent: bool = False
    size: float = 0.0
    before: float = 0.0
    after: float | None = None
    line: float | None = None
    keep: bool = False
    outline: int = 0
    # The list that numbers it, as (number of the list, level): see numbering.py.
    numbered: tuple[int, int] | None = None


BODY = "ThanVanBan"
# Lists that belong to styles: the headings' levels, and the articles.
HEADING_LIST, ARTICLE_LIST = 1, 2


def _body(id: str, name: str, **options) -> Look:
    options.setdefault("base", BODY)
    return Look(id, name, align="justify", indent=True, **options)


def _titled(id: str, name: str, next: str = BODY, **options) -> Look:
    options.setdefault("bold", True)
    return Look(id, name, next=next, align="center", keep=True, **options)


def _line(id: str, name: str, **options) -> Look:
    """A line of an official part, without air of its own."""
    options.setdefault("after", 0)
    options.setdefault("align", "center")
    return Look(id, name, line=SINGLE, **options)


def _heading(level: int) -> Look:
    return _body(
        f"Heading{level}",
        f"heading {level}",
        base="Normal",
        next=BODY,
        bold=level < 3,
        before=6,
        keep=True,
        outline=level,
        numbered=(HEADING_LIST, level - 1),
    )


def looks(layout: Layout) -> dict[str, Look]:
    """All paragraph styles by role.

    Roles are those of ``elements.Para``, and the parts of letterhead and closing.
    """
    state, motto = layout.state_size, layout.motto_size
    return {
        "body": _body(BODY, "Thân văn bản", base="Normal"),
        "basis": _body("CanCu", "Căn cứ", italic=True),
        **{f"heading{level}": _heading(level) for level in (1, 2, 3, 4)},
        "article": _body(
            "Dieu",
            "Điều",
            next=BODY,
            bold=True,
            before=6,
            keep=True,
            outline=1,
            numbered=(ARTICLE_LIST, 0),
        ),
        "kind": _titled(
            "TenLoai", "Tên loại văn bản", "TrichYeu", after=0, line=SINGLE
        ),
        "subject": _titled("TrichYeu", "Trích yếu", after=0, line=SINGLE),
        "authority": _titled("ThamQuyen", "Thẩm quyền ban hành"),
        "appendix": _titled(
            "PhuLuc", "Phụ lục", "TenPhuLuc", after=0, line=SINGLE, outline=1
        ),
        "appendix_title": _titled("TenPhuLuc", "Tên phụ lục", after=0, line=SINGLE),
        "reference": _titled("KemTheo", "Kèm theo", bold=False, italic=True),
        "caption": _titled("TenBang", "Tên bảng, biểu"),
        "cell": Look("OBang", "Ô bảng", after=2, line=SINGLE, size=layout.table_size),
        "header_cell": Look(
            "OTieuDe",
            "Ô tiêu đề bảng",
            base="OBang",
            bold=True,
            align="center",
            keep=True,
            size=layout.table_size,
        ),
        # Letterhead
        "superior": _line("CoQuanChuQuan", "Cơ quan chủ quản", size=state),
        "agency": _line("CoQuanBanHanh", "Cơ quan ban hành", size=state, bold=True),
        "state": _line("QuocHieu", "Quốc hiệu", size=state, bold=True),
        "motto": _line("TieuNgu", "Tiêu ngữ", size=motto, bold=True),
        "number": _line("SoKyHieu", "Số, ký hiệu", size=motto),
        "about": _line("VeViec", "Về việc (công văn)", size=state, before=2),
        "place_date": _line(
            "DiaDanhNgay", "Địa danh, ngày tháng", size=motto, italic=True
        ),
        # Closing
        "recipients": _line(
            "NoiNhan",
            "Nơi nhận",
            next="DanhSachNoiNhan",
            size=12,
            bold=True,
            italic=True,
            align="left",
        ),
        "recipient": _line(
            "DanhSachNoiNhan", "Nơi nhận, danh sách", size=11, align="left"
        ),
        "signer": _line("QuyenHan", "Quyền hạn, chức vụ", bold=True, keep=True),
        "signer_note": _line(
            "GhiChuKy",
            "Ghi chú dưới chức vụ",
            italic=True,
            keep=True,
            size=layout.body_size - 1,
        ),
        # The room for the signature is air above the name.
        "signer_name": _line(
            "HoTenNguoiKy", "Họ tên người ký", bold=True, before=_SIGNATURE
        ),
        "header": _line("Header", "header", size=layout.page_number_size),
        "footer": _line(
            "Footer", "footer", size=layout.foot_size, italic=True, align="left"
        ),
    }
