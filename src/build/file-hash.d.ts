declare module '*?raw&sha256' {
  /** The hash of the file at build time, in hex. */
  export const sha256: string;
}
