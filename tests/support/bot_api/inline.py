"""The answer to an inline query, checked as Telegram does (core.telegram.org/bots/api#answerinlinequery)."""

from __future__ import annotations

import re
from typing import Any

from tests.support.bot_api.keyboards import check_keyboard
from tests.support.bot_api.limits import check_preview, check_text
from tests.support.bot_api.records import Params, parsed
from tests.support.bot_api.refusal import Refusal

_MOST_RESULTS = 50
_LONGEST = 64  # bytes of an id, of an offset, of a start parameter


def check_inline_results(params: Params) -> list[Any]:
    """The results of an inline query."""
    results = parsed(params.get("results"))
    if not isinstance(results, list):
        raise Refusal.bad_request("results must be an Array")
    if len(results) > _MOST_RESULTS:
        raise Refusal.bad_request("RESULTS_TOO_MUCH")
    identities = [str(result.get("id", "")) for result in results]
    if any(not 1 <= len(identity.encode()) <= _LONGEST for identity in identities):
        raise Refusal.bad_request("RESULT_ID_INVALID")
    if len(set(identities)) < len(identities):
        raise Refusal.bad_request("RESULT_ID_DUPLICATE")
    for result in results:
        _check_result(result)
    return results


def check_offset(params: Params) -> str:
    """What the next query for further results will carry."""
    offset = str(params.get("next_offset") or "")
    if len(offset.encode()) > _LONGEST:
        raise Refusal.bad_request("NEXT_OFFSET_INVALID")
    return offset


def check_results_button(params: Params) -> Any:
    """The button above the results: a text, and either a web page or a start parameter."""
    button = parsed(params.get("button"))
    if button is None or button == "":
        return None
    if not isinstance(button, dict) or not str(button.get("text") or "").strip():
        raise Refusal.bad_request("SWITCH_PM_TEXT_EMPTY")
    if len({"web_app", "start_parameter"} & button.keys()) != 1:
        raise Refusal.bad_request("exactly one of the fields web_app and start_parameter of the button must be used")
    if "start_parameter" in button and not re.fullmatch(r"[A-Za-z0-9_-]{1,64}", str(button["start_parameter"])):
        raise Refusal.bad_request("START_PARAM_INVALID")
    if "web_app" in button and not str((button["web_app"] or {}).get("url", "")).startswith("https://"):
        raise Refusal.bad_request("BUTTON_URL_INVALID")
    return button


def _check_result(result: dict[str, Any]) -> None:
    """An article must have a title and a message; what stands in any result must be in order."""
    if not result.get("type"):
        raise Refusal.bad_request("can't parse inline query result: Can't find field \"type\"")
    content = result.get("input_message_content")
    if result["type"] == "article":
        for name in ("title", "input_message_content"):
            if not result.get(name):
                raise Refusal.bad_request(f"can't parse inline query result: Can't find field \"{name}\"")
    for name in ("title", "description"):
        if not isinstance(result.get(name, ""), str):
            raise Refusal.bad_request(f'can\'t parse inline query result: Field "{name}" must be of type String')
    if content is not None:
        if not isinstance(content, dict) or "message_text" not in content:
            raise Refusal.bad_request("can't parse inline query result: message text is empty")
        check_text({**content, "text": content["message_text"]}, "text", 4096)
        check_preview(content)
    check_keyboard(result, inline_only=True)
