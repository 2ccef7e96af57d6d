"""Calls the running service with made-up requests by its own OpenAPI document, and fails at a server error or at an
answer that the document does not describe.

    fuzz.py --programs FOLDER [--examples N] [--seed N]
"""

import argparse
import os
import pathlib
import re
import subprocess
import sys

HERE = pathlib.Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "Browser"))

import stock  # noqa: E402
from house import House  # noqa: E402

CHECKS = [
    "not_a_server_error", "status_code_conformance", "content_type_conformance", "response_headers_conformance",
    "response_schema_conformance", "negative_data_rejection", "missing_required_header", "unsupported_method",
    "allow_header_conformance", "use_after_free", "ignored_auth",
]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--programs", required=True, help="folder of obhutd and obhut")
    parser.add_argument("--examples", type=int, default=10, help="cases an operation, at most, in each phase")
    parser.add_argument("--least", type=int, default=0, help="cases that have to have been tried in all")
    parser.add_argument("--seed", type=int, default=20_261_127)
    arguments, more = parser.parse_known_args()
    house = House(arguments.programs)
    try:
        tenant = stock.shop(house)
        made = tenant.obhut("token", "create", "--member", tenant.owner, "--scope", "all", "--expires", "1d")
        command = [
            pathlib.Path(sys.executable).parent / "schemathesis", "--config-file", HERE / "schemathesis.toml", "run",
            f"{house.base}/api/v1/openapi.json", "--url", house.base, "--checks", ",".join(CHECKS),
            "--max-examples", str(arguments.examples), "--seed", str(arguments.seed), "--no-color",
            "--header", f"Authorization: Bearer {made['token']}", *more,
        ]
        environment = os.environ | {"SCHEMATHESIS_HOOKS": "hooks", "FUZZ_TOKEN_ID": made["id"], "PYTHONPATH": str(HERE)}
        done = subprocess.run(command, env=environment, cwd=house.folder, stdout=subprocess.PIPE, text=True, check=False)
        print(done.stdout)
        cases = re.search(r"(\d+) generated", done.stdout)
        tried = int(cases[1]) if cases else 0
        if tried < arguments.least:
            print(f"only {tried} cases were tried, {arguments.least} are due")
            return 1
        return done.returncode
    finally:
        house.end()


if __name__ == "__main__":
    sys.exit(main())
