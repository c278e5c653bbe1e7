package io.spindrift.web;

import io.javalin.http.Context;
import io.spindrift.json.JsonText;
import java.util.LinkedHashMap;
import java.util.Map;

/** A problem document (RFC 9457), which says what is wrong with a request. */
final class Problem extends RuntimeException {
    static final String MEDIA_TYPE = "application/problem+json";

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String title;

    private Problem(int status, String title, String detail) {
        super(detail, null, false, false);
        this.status = status;
        this.title = title;
    }

    static Problem badRequest(String detail) {
        return new Problem(400, "Bad request", detail);
    }

    static Problem unauthorized() {
        return new Problem(401, "Unauthorized", "expected the header Authorization: Bearer and the token (http.token)");
    }

    static Problem notFound(String detail) {
        return new Problem(404, "Not found", detail);
    }

    static Problem unavailable(String detail) {
        return new Problem(503, "Unavailable", detail);
    }

    static Problem badGateway(String detail) {
        return new Problem(502, "Bad gateway", detail);
    }

    /** Writes a problem document with any status. */
    static void write(Context context, int status, String title, String detail) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("type", "about:blank");
        document.put("title", title);
        document.put("status", status);
        document.put("detail", detail);
        document.put("instance", context.path());
        context.status(status).contentType(MEDIA_TYPE).result(JsonText.bytes(document));
    }

    void writeTo(Context context) {
        if (status == 503) {
            context.header("Retry-After", "1");
        }
        if (status == 401) {
            context.header("WWW-Authenticate", "Bearer");
        }
        write(context, status, title, getMessage());
    }
}
