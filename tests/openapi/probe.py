"""Sends the bridge what its own OpenAPI description allows, and what it does not, on every route: by somebody who is not
logged in, then by somebody who may do everything. Fails on any 5xx and on any answer that is not described.

    python probe.py PROGRAM [EXAMPLES]

The program is the example `pages` of issuer-bridge; it says where the bridge is and what is on it, and is ended with this.
"""

import http.cookiejar
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import urllib.parse
import urllib.request

HERE = pathlib.Path(__file__).parent
CHECKS = "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance"


def told_by(program):
    told = {}
    for line in program.stdout:
        name, _, rest = line.rstrip("\n").partition(" ")
        told[name] = rest
        if name == "badge":
            return told
    raise SystemExit("the example ended before it said where it is")


def logged_in(told):
    """Cookies and the token of forms of somebody who may do everything."""
    jar = http.cookiejar.CookieJar()
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
    name, password = told["as"].split(" | ")

    def token(page):
        return re.search(r'name="csrf" value="([^"]+)"', page).group(1)

    form = token(browser.open(told["bridge"] + "/login").read().decode())
    fields = urllib.parse.urlencode({"csrf": form, "name": name, "password": password}).encode()
    page = browser.open(told["bridge"] + "/login", fields).read().decode()
    return {cookie.name: cookie.value for cookie in jar}, token(page), browser


def probe(told, examples, cookies, csrf, folder):
    told = {**told, "cookies": {**cookies, "envol-form": "f" * 43}, "form": "f" * 43, "csrf": csrf}
    command = [
        pathlib.Path(sys.executable).parent / "schemathesis", "run", told["bridge"] + "/api/v1/openapi.json",
        "--checks", CHECKS, "--max-examples", examples, "--seed", "1", "--no-color", "--request-timeout", "30",
        "--phases", "coverage,fuzzing", "--suppress-health-check", "all",
    ]
    environment = {**os.environ, "SCHEMATHESIS_HOOKS": "hooks", "PYTHONPATH": str(HERE), "ENVOL_TOLD": json.dumps(told)}
    environment["PYTHONDONTWRITEBYTECODE"] = "1"
    return subprocess.run(command, env=environment, cwd=folder).returncode


def main():
    examples = sys.argv[2] if len(sys.argv) > 2 else "10"
    program = subprocess.Popen([sys.argv[1]], stdout=subprocess.PIPE, text=True)
    try:
        told = told_by(program)
        cookies, csrf, browser = logged_in(told)
        page = browser.open(told["bridge"] + told["claim"]).read().decode()
        told["rows"] = sorted(set(re.findall(r"/moments/([^/\"]+)/", page)))
        # What it keeps between runs is not kept.
        with tempfile.TemporaryDirectory() as folder:
            codes = [probe(told, examples, {}, "", folder), probe(told, examples, cookies, csrf, folder)]
        if program.poll() is not None:
            raise SystemExit("the bridge ended")
        sys.exit(max(codes))
    finally:
        program.kill()


main()
