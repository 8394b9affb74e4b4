package org.cityreach.web;

import jakarta.validation.ConstraintViolationException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.cityreach.fault.Fault;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;

/** The one place that says which problem a failure is. */
@Component
class FailureMapper {

    private static final int DEEPEST_CAUSE = 20;
    private static final Pattern SOURCE = Pattern.compile(" ?\\((?:start marker )?at \\[Source: [^]]*\\]\\)");

    private final BodyLimits limits;

    FailureMapper(BodyLimits limits) {
        this.limits = limits;
    }

    /** The problem a caller caused, or null where the failure is the server's own. */
    @Nullable
    Problem find(Throwable failure) {
        Fault fault = faultIn(failure);
        if (fault != null) {
            return Problem.of(fault);
        }
        Problem known = ofParameters(failure);
        if (known == null) {
            known = ofProtocol(failure);
        }
        if (known == null && failure instanceof HttpMessageNotReadableException unreadable) {
            known = ofUnreadable(unreadable);
        }
        return known != null ? known : ofStatus(failure);
    }

    /** A fault that a framework has wrapped, as Jackson does with those thrown while it builds a record. */
    private static @Nullable Fault faultIn(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
            if (cause instanceof Fault fault) {
                return fault;
            }
            cause = cause.getCause();
        }
        return null;
    }

    private static @Nullable Problem ofParameters(Throwable failure) {
        if (failure instanceof MissingServletRequestParameterException missing) {
            return Problem.of(400, "missing-parameter", missing.getParameterName(), null, missing.getParameterType());
        }
        if (failure instanceof MissingServletRequestPartException missing) {
            return Problem.of(400, "missing-parameter", missing.getRequestPartName(), null, "a part of the form");
        }
        if (failure instanceof MissingRequestHeaderException missing) {
            return Problem.of(400, "missing-header", missing.getHeaderName(), null, "a value");
        }
        if (failure instanceof MethodArgumentTypeMismatchException mismatch) {
            Class<?> type = Objects.requireNonNullElse(mismatch.getRequiredType(), Object.class);
            return Problem.of(400, "invalid-value", mismatch.getName(), mismatch.getValue(), nameOf(type));
        }
        if (failure instanceof ConstraintViolationException violated) {
            return Problem.of(400, "invalid-value", Objects.requireNonNullElse(violated.getMessage(), "invalid value"));
        }
        if (failure instanceof InvalidParameterException malformed) {
            return Problem.of(
                    malformed.getErrorCode() == 413 ? 413 : 400,
                    malformed.getErrorCode() == 413 ? "body-too-large" : "malformed-parameter",
                    "the parameters of the request cannot be read: they are not encoded as UTF-8 text should be,"
                            + " or there are too many");
        }
        return null;
    }

    private @Nullable Problem ofProtocol(Throwable failure) {
        if (failure instanceof HttpRequestMethodNotSupportedException method) {
            String[] supported = Objects.requireNonNullElse(method.getSupportedMethods(), new String[0]);
            return Problem.of(
                    405,
                    "method-not-allowed",
                    "method",
                    method.getMethod(),
                    String.join(", ", Arrays.stream(supported).sorted().toList()));
        }
        if (failure instanceof HttpMediaTypeNotSupportedException type) {
            return Problem.of(
                    415,
                    "unsupported-media-type",
                    "Content-Type",
                    type.getContentType(),
                    MediaType.toString(type.getSupportedMediaTypes()));
        }
        if (failure instanceof HttpMediaTypeNotAcceptableException type) {
            return Problem.of(
                    406, "not-acceptable", "Accept", "given", MediaType.toString(type.getSupportedMediaTypes()));
        }
        if (failure instanceof NoResourceFoundException || failure instanceof NoHandlerFoundException) {
            return Problem.of(404, "path-not-found", "there is nothing at this path; /api lists what there is");
        }
        if (failure instanceof MaxUploadSizeExceededException) {
            return Problem.of(BodyTooLargeException.faultFor(limits.maxUpload().toBytes()));
        }
        if (failure instanceof MultipartException) {
            return Problem.of(
                    400, "unreadable-form", "the form cannot be read as multipart/form-data; it may be cut off");
        }
        return null;
    }

    private static Problem ofUnreadable(HttpMessageNotReadableException failure) {
        if (failure.getCause() instanceof JacksonException json) {
            String where = json.getLocation() == null
                    ? ""
                    : " at line " + json.getLocation().getLineNr() + ", column "
                            + json.getLocation().getColumnNr();
            String path = pathOf(json.getPath());
            String what = failure.getCause() instanceof StreamReadException
                    ? "the body is not well-formed JSON"
                    : "the body does not have the shape asked for";
            return new Problem(
                    400,
                    "unreadable-body",
                    what + where + ": " + firstLine(json.getOriginalMessage()),
                    path.isEmpty() ? "body" : path,
                    null,
                    null,
                    null,
                    null,
                    null);
        }
        return new Problem(
                400, "unreadable-body", "the body is missing or cannot be read", "body", null, null, null, null, null);
    }

    private static @Nullable Problem ofStatus(Throwable failure) {
        if (failure instanceof ErrorResponse response) {
            int status = response.getStatusCode().value();
            String detail = response.getBody().getDetail();
            return status >= 500 && status != 503
                    ? null
                    : Problem.of(status, codeOf(status), detail == null ? codeOf(status) : detail);
        }
        return null;
    }

    /** The code of a failure of which only the status is known. */
    static String codeOf(int status) {
        return switch (status) {
            case 400 -> "bad-request";
            case 401 -> "wrong-key";
            case 403 -> "forbidden";
            case 404 -> "path-not-found";
            case 405 -> "method-not-allowed";
            case 406 -> "not-acceptable";
            case 412 -> "version-changed";
            case 413 -> "body-too-large";
            case 414 -> "address-too-long";
            case 415 -> "unsupported-media-type";
            case 503 -> "busy";
            default -> status < 500 ? "bad-request" : "internal-error";
        };
    }

    private static String pathOf(List<JacksonException.Reference> path) {
        StringBuilder text = new StringBuilder();
        for (JacksonException.Reference step : path) {
            String name = step.getPropertyName();
            if (name == null) {
                text.append('[').append(step.getIndex()).append(']');
            } else {
                text.append(text.isEmpty() ? "" : ".").append(name);
            }
        }
        return text.toString();
    }

    /** Jackson's first sentence, without what it says of a source that it does not show. */
    private static String firstLine(String message) {
        int end = message.indexOf('\n');
        return SOURCE.matcher(end < 0 ? message : message.substring(0, end)).replaceAll("");
    }

    private static String nameOf(Class<?> type) {
        if (type == Integer.class || type == int.class || type == Long.class || type == long.class) {
            return "a whole number";
        }
        if (type == Boolean.class || type == boolean.class) {
            return "true or false";
        }
        return type == Double.class || type == double.class ? "a number" : type.getSimpleName();
    }
}
