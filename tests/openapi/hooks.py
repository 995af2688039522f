"""What is sent, made to fit the bridge that is there. Half of what is generated for a path becomes something that is there, and forms get the token that belongs to them:
otherwise nearly every request would end at the first door."""

import json
import os

import schemathesis

TOLD = json.loads(os.environ["ENVOL_TOLD"])
REAL = {
    "code": [TOLD["code"]],
    "page": [TOLD["claim"].split("/")[2], TOLD["issued"].split("/")[2]],
    "token": [TOLD["open"].split("/")[2], TOLD["written"].split("/")[2]],
    "list": ["1"],
    "name": ["bridge.css"],
    "tag": ["en", "fr"],
    "attempt": [0, 1],
    "row": TOLD["rows"],
}
# Whoever is logged out sees nothing more.
LEAVES = {"/logout", "/me/end"}


@schemathesis.serializer("application/vnd.envol.evidence")
def evidence(context, value):
    return value if isinstance(value, bytes) else str(value).encode()


@schemathesis.hook
def before_call(context, case, kwargs):
    path = case.operation.path
    for name, value in case.path_parameters.items():
        real = [TOLD["badge"]] if name == "id" and path.startswith("/b/") else REAL.get(name, [])
        weight = len(str(value))
        if real and weight % 2 == 0:
            case.path_parameters[name] = real[weight // 2 % len(real)]
    if isinstance(case.body, dict) and path not in LEAVES:
        signed = "security" in case.operation.definition.raw
        case.body["csrf"] = TOLD["csrf"] if signed else TOLD["form"]
    case.cookies = dict(TOLD["cookies"])
    # What is answered counts, not the page that it leads to.
    kwargs["allow_redirects"] = False
