package io.spindrift.serde;

/** Headers as other versions would have left them. */
public final class Headers {

    private Headers() {}

    /** A header of another core version. */
    public static SeriesHeader withCore(SeriesHeader header, int core) {
        return new SeriesHeader(
                core,
                header.generation(),
                header.alive(),
                header.slots(),
                header.snapshot(),
                header.seen(),
                header.settings());
    }
}
