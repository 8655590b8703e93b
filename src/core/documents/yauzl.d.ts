// yauzl brings no types; only what zip-check.ts uses is declared.
declare module 'yauzl' {
  export interface Entry {
    readonly fileName: string
    readonly uncompressedSize: number
    readonly compressedSize: number
    readonly compressionMethod: number
    readonly generalPurposeBitFlag: number
  }
  export interface ZipFile {
    readonly entryCount: number
    eachEntry(): AsyncIterable<Entry>
    close(): void
    openReadStreamPromise(entry: Entry): Promise<NodeJS.ReadableStream>
  }
  export function fromBufferPromise(buffer: Buffer, options?: { strictFileNames?: boolean }): Promise<ZipFile>
}
