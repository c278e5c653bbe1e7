package io.spindrift.field;

import io.spindrift.event.BadRecordException;
import io.spindrift.event.DeadLetter;

/** Checks the texts of documents, and shortens them for messages. */
public final class FieldTexts {
    /** The maximum number of characters of an id. */
    public static final int MAX_ID = 256;

    private static final int MAX_SHOWN = 60;

    private FieldTexts() {}

    /** Returns the text, if it can be an id. */
    public static String id(String id) throws BadRecordException {
        if (id.isEmpty() || id.length() > MAX_ID) {
            throw bad("id: expected 1 to " + MAX_ID + " characters, got " + id.length());
        }
        if (!isWhole(id)) {
            throw bad("id: expected whole characters, got half of one (an unpaired surrogate)");
        }
        return id;
    }

    /** Returns the beginning of a text, short enough for a message. */
    public static String shortened(String text) {
        return shortened(text, MAX_SHOWN);
    }

    /** Returns the first characters of a text, with an ellipsis if characters were cut. */
    public static String shortened(String text, int max) {
        return text.length() <= max ? text : text.substring(0, max) + "…";
    }

    /** Returns whether a text can be encoded in UTF-8: each surrogate has its pair. */
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
