"""The methods with which the bot answers presses and inline queries."""

# ruff: noqa: N802 - named as the Bot API names them
from __future__ import annotations

from typing import Any

from tests.support.bot_api.inline import check_inline_results, check_offset, check_results_button
from tests.support.bot_api.limits import check_opened, check_toast
from tests.support.bot_api.records import Params, is_set
from tests.support.bot_api.state import State


class QueryMethods(State):
    """Each query is answered once, and only if somebody asked it."""

    def _do_answerCallbackQuery(self, params: Params) -> Any:
        check_toast(params)
        check_opened(params)
        self._close_query(params.get("callback_query_id"))
        self.toasts.append(
            {
                "text": str(params.get("text") or ""),
                "show_alert": is_set(params.get("show_alert")),
                "callback_query_id": str(params["callback_query_id"]),
                **({"url": str(params["url"])} if params.get("url") else {}),
            }
        )
        return True

    def _do_answerInlineQuery(self, params: Params) -> Any:
        answer = {
            "inline_query_id": str(params.get("inline_query_id")),
            "results": check_inline_results(params),
            "next_offset": check_offset(params),
            "button": check_results_button(params),
            "cache_time": int(params.get("cache_time", 300)),
            "is_personal": is_set(params.get("is_personal")),
        }
        self._close_query(params.get("inline_query_id"))
        self.inline_answers.append(answer)
        return True
