"""Turns what `tmux capture-pane -e -p` prints into a page, from standard input to standard output."""

import html
import re
import sys
import unicodedata

COLOURS = {"31": "#ff6b68", "33": "#e5c07b"}
STYLE = """
body { margin: 0; background: #1e2127; }
pre { margin: 12px; color: #dcdfe4; font: 15px/19px "Noto Sans Mono CJK SC", monospace; }
i { display: inline-block; width: 1ch; font-style: normal; white-space: pre; }
i.w { width: 2ch; }
"""


def cells(text):
    """Every character that is not ASCII gets as many columns as a terminal gives it."""
    out = ""
    for char in text:
        wide = unicodedata.east_asian_width(char) in "WF"
        if char.isascii():
            out += html.escape(char)
        else:
            out += f'<i class="w">{char}</i>' if wide else f"<i>{char}</i>"
    return out


def style(codes):
    rules = []
    for code in codes:
        if code == "1":
            rules.append("font-weight: bold")
        elif code == "2":
            rules.append("opacity: 0.6")
        elif code in COLOURS:
            rules.append("color: " + COLOURS[code])
    return "; ".join(rules)


def page(text):
    codes = []
    body = ""
    for piece in re.split(r"(\x1b\[[0-9;]*m)", text):
        escape = re.fullmatch(r"\x1b\[([0-9;]*)m", piece)
        if escape:
            for code in escape.group(1).split(";"):
                if code in ("", "0"):
                    codes = []
                elif code == "39":
                    codes = [each for each in codes if each not in COLOURS]
                elif code == "22":
                    codes = [each for each in codes if each not in ("1", "2")]
                else:
                    codes.append(code)
        elif piece:
            body += f'<span style="{style(codes)}">{cells(piece)}</span>'
    return f'<!DOCTYPE html><meta charset="utf-8"><style>{STYLE}</style><pre>{body}</pre>'


sys.stdout.write(page(sys.stdin.read()))
