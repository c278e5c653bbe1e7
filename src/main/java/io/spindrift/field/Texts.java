package io.spindrift.field;

import io.spindrift.event.BadRecordException;
import io.spindrift.event.DeadLetter;

/** What texts of documents may be, and how they are shown. */
public final class Texts {
    /** The most characters of an id. */
    public static final int ID_MOST = 256;

    private static final int SHOWN_MOST = 60;

    private Texts() {}

    /** The same, if it can be an id. */
    public static String id(String id) throws BadRecordException {
        if (id.isEmpty() || id.length() > ID_MOST) {
            throw bad("id: expected 1 to " + ID_MOST + " characters, got " + id.length());
        }
        if (!isWhole(id)) {
            throw bad("id: expected whole characters, got half of one (an unpaired surrogate)");
        }
        return id;
    }

    /** As much of a text as people want to see. */
    public static String shortened(String text) {
        return shortened(text, SHOWN_MOST);
    }

    /** The first characters of a text, and a sign that there are more if there are. */
    public static String shortened(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most) + "…";
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
