// npm run dev. For a flag of the server, Vite prints a stack trace.
process.on('uncaughtException', (error) => {
  if (error.name !== 'CACError') throw error;
  const settings = 'settings are variables here, such as PAI_SOURCE=live npm run dev';
  process.stderr.write(`pai-image-labels: ${error.message}; ${settings}\n`);
  process.exit(1);
});
await import(new URL('../../node_modules/vite/bin/vite.js', import.meta.url).href);
