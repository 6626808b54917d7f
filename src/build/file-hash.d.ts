declare module '*?raw&sha256' {
  /** Of the file when it was built, in hex. */
  export const sha256: string;
}
