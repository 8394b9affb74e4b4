package org.cityreach.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.cityreach.fault.Fault;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses parameters that a handler does not know, that come twice or that are absurdly long. What a
 * handler knows is read off its {@link RequestParam}s, {@link RequestPart}s and {@link AcceptsParameters}.
 */
@Component
public class ParameterCheck implements HandlerInterceptor {

    private static final int LONGEST_VALUE = 16_384;

    private final Map<HandlerMethod, Set<String>> known = new ConcurrentHashMap<>();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method) {
            AcceptsParameters extra = method.getMethodAnnotation(AcceptsParameters.class);
            Set<String> names = known.computeIfAbsent(method, ParameterCheck::namesOf);
            boolean open = extra != null && extra.handlerJudgesOthers();
            request.getParameterMap().forEach((name, values) -> check(name, values, names, open));
            if (request instanceof MultipartHttpServletRequest multipart) {
                multipart
                        .getFileMap()
                        .forEach((name, file) -> checkName(name, file.getOriginalFilename(), names, open));
            }
        }
        return true;
    }

    /** The names a handler accepts, in alphabetical order. */
    public static Set<String> namesOf(HandlerMethod method) {
        Set<String> names = new TreeSet<>();
        for (MethodParameter parameter : method.getMethodParameters()) {
            RequestParam asked = parameter.getParameterAnnotation(RequestParam.class);
            RequestPart part = parameter.getParameterAnnotation(RequestPart.class);
            boolean takesAll = Map.class.isAssignableFrom(parameter.getParameterType());
            if (asked != null && !(takesAll && asked.name().isEmpty())) {
                names.add(asked.name().isEmpty() ? nameOf(parameter) : asked.name());
            }
            if (part != null) {
                names.add(part.name().isEmpty() ? nameOf(parameter) : part.name());
            }
        }
        AcceptsParameters extra = method.getMethodAnnotation(AcceptsParameters.class);
        if (extra != null) {
            names.addAll(List.of(extra.value()));
        }
        return names;
    }

    private static String nameOf(MethodParameter parameter) {
        @Nullable String name = parameter.getParameter().getName();
        return name == null ? "" : name;
    }

    private static void check(String name, String[] values, Set<String> names, boolean open) {
        checkName(name, values[0], names, open);
        if (values.length > 1) {
            throw Fault.invalid("duplicate-parameter", name, String.join(" and ", values), "once");
        }
        if (values[0].indexOf('\0') >= 0) {
            throw Fault.invalid("invalid-character", name, values[0], "text without NUL characters");
        }
        if (values[0].length() > LONGEST_VALUE) {
            throw Fault.invalid("parameter-too-long", name, values[0], "at most " + LONGEST_VALUE + " characters");
        }
    }

    private static void checkName(String name, @Nullable String value, Set<String> names, boolean open) {
        if (!open && !names.contains(name)) {
            throw Fault.invalid(
                    "unknown-parameter", name, value, names.isEmpty() ? "no parameters" : String.join(", ", names));
        }
    }
}
