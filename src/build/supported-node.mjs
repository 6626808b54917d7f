// Exits with one line on an unsupported version of Node. Each command imports it first. Old versions must be able to
// parse it, and it imports nothing: a file that an old version cannot parse would fail before it.

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
const isSupported = major === 20 ? minor >= 19 : major === 22 ? minor >= 12 : major > 22;
if (!isSupported) {
  process.stderr.write(
    `pai-image-labels: Node ${process.versions.node} is not supported; install Node 20.19 or later of line 20, or 22.12 or later\n`,
  );
  process.exit(1);
}
