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
                header.place(),
                header.slots(),
                header.sequence(),
                header.time(),
                header.seen(),
                header.length(),
                header.checksum(),
                header.settings());
    }
}
