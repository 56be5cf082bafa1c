// node eng/google-emulator.js PORT
// Google's storage emulator of firebase-tools (its folder in FIREBASE_TOOLS) on the loopback, without the runtime of security rules, which is a Java
// program to be downloaded: only requests of Firebase's own clients ask for rules, and those of the JSON API never do.
// Files are kept below TMPDIR.
'use strict';

const path = require('node:path');

const emulators = path.join(process.env.FIREBASE_TOOLS, 'lib', 'emulator');
const { EmulatorRegistry } = require(path.join(emulators, 'registry.js'));
const { StorageEmulator } = require(path.join(emulators, 'storage', 'index.js'));

const emulator = new StorageEmulator({
  projectId: 'demo-tests',
  host: '127.0.0.1',
  port: Number(process.argv[2]),
  auto_download: false,
  rules: { name: 'storage.rules', content: '' },
});

const idle = { start: async () => ({ errors: [], warnings: [] }), stop: async () => {}, getRuleset: () => undefined };
emulator._rulesRuntime = idle;
emulator._rulesManager = idle;

// Links to objects are made of the address that the registry knows.
EmulatorRegistry.set(emulator.getName(), emulator);
emulator.start().catch((error) => {
  console.error(error);
  process.exit(1);
});
