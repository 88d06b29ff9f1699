"""Emails: body and headers."""

import pytest

from extractors.rejections import RejectionCode, RejectionError
from extractors.text.mail import read_mail

HEAD = """From: Harbour Press <press@harbour.example>
Subject: Fwd: =?utf-8?q?Caf=C3=A9_Harbour?= names chief
Date: Fri, 3 May 2024 08:30:00 +0200
"""
STORY = "Harbour Foods has named Jane Roe its chief executive. She follows John Doe, who retires after nine years."


def test_headers_and_plain_body() -> None:
    reading = read_mail(f"{HEAD}\n{STORY}\n\n-- \nAnn Clerk\n".encode())
    assert (reading.title, reading.publisher) == ("Café Harbour names chief", "Harbour Press")
    assert (reading.published, reading.published_source) == ("Fri, 03 May 2024 08:30:00 +0200", "header")
    assert [(piece.kind, piece.text) for piece in reading.pieces] == [(None, STORY), ("boilerplate", "Ann Clerk")]


def test_an_html_part_is_read_where_the_plain_one_says_nothing() -> None:
    plain = "--b\nContent-Type: text/plain\n\nSee HTML.\n"
    page = f"--b\nContent-Type: text/html; charset=utf-8\n\n<p>{STORY}</p><p>{STORY}</p>\n--b--\n"
    head = f'{HEAD}MIME-Version: 1.0\nContent-Type: multipart/alternative; boundary="b"\n\n'
    reading = read_mail((head + plain + page).encode())
    assert STORY in reading.pieces[0].text


def test_an_unknown_charset_is_guessed() -> None:
    message = f"{HEAD}Content-Type: text/plain; charset=x-none\n\n{STORY} Zoë stays.\n".encode()
    assert read_mail(message).pieces[0].text.endswith("Zoë stays.")


@pytest.mark.parametrize("content", [b"no headers at all", b"\n\n\n"])
def test_a_mail_without_headers_is_corrupt(content: bytes) -> None:
    with pytest.raises(RejectionError) as caught:
        read_mail(content)
    assert caught.value.rejection.code is RejectionCode.CORRUPT
