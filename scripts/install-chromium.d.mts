/** The executable, or null where there is none. */
export declare function findChromium(): string | null
