// How many tests passed and failed, read from what the test runners print. A stage without tests counts as one.

const RUST = /^test result: \w+\. (\d+) passed; (\d+) failed/; // cargo test, and wasm-bindgen's runner alike
const NODE = /^[ℹ#] (pass|fail|cancelled) (\d+)/; // node --test
// eslint-disable-next-line no-control-regex -- this is how terminals are told colours
const COLOUR = /\x1b\[[0-9;]*m/g;

export class Counts {
  passed = 0;
  failed = 0;

  get total() {
    return this.passed + this.failed;
  }

  read(line) {
    const text = line.replace(COLOUR, "").trim();
    const [, passed, failed] = RUST.exec(text) ?? [];
    this.passed += Number(passed ?? 0);
    this.failed += Number(failed ?? 0);
    const [, outcome, number] = NODE.exec(text) ?? [];
    if (outcome) this[outcome === "pass" ? "passed" : "failed"] += Number(number);
  }

  passStage() {
    this.passed += 1;
  }

  /** Where a stage fails before any of its tests could, the stage itself is what failed. */
  failStage() {
    if (this.failed === 0) this.failed = 1;
  }

  toString() {
    return `${this.passed} passed, ${this.failed} failed`;
  }
}
