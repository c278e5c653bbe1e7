package io.spindrift.field;

import io.spindrift.event.BadRecordException;
import io.spindrift.event.DeadLetter;

/** What texts of documents may be, and how they are shown. */
public final class FieldTexts {
    /** The most characters of an id. */
    public static final int MAX_ID = 256;

    private static final int MAX_SHOWN = 60;

    private FieldTexts() {}

    /** The same, if it can be an id. */
    public static String id(String id) throws BadRecordException {
        if (id.isEmpty() || id.length() > MAX_ID) {
            throw bad("id: expected 1 to " + MAX_ID + " characters, got " + id.length());
        }
        if (!isWhole(id)) {
            throw bad("id: expected whole characters, got half of one (an unpaired surrogate)");
        }
        return id;
    }

    /** As much of a text as people want to see. */
    public static String shortened(String text) {
        return shortened(text, MAX_SHOWN);
    }

    /** The first characters of a text, and a sign that there are more if there are. */
    public static String shortened(String text, int max) {
        return text.length() <= max ? text : text.substring(0, max) + "…";
    }

    /** Whether a text can be UTF-8: no surrogate in it is without its pair. */
    public static boolean isWhole(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (Character.charCount(text.codePointAt(i)) == 1) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    static BadRecordException bad(String reason) {
        return new BadRecordException(DeadLetter.Kind.FIELD, reason);
    }
}
