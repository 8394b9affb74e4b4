package org.cityreach.security;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.cityreach.web.Problem;
import org.cityreach.web.ProblemWriter;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.util.UrlPathHelper;

/** Puts the rules in front of everything. No sessions, no cookies, so no forged requests to fear. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private final SecurityProperties properties;
    private final ProblemWriter problems;
    private final AccessRules rules;
    private final boolean loopback;

    SecurityConfiguration(SecurityProperties properties, ServerProperties server, ProblemWriter problems) {
        InetAddress address = server.getAddress();
        this.properties = properties;
        this.problems = problems;
        this.loopback = address != null && address.isLoopbackAddress();
        Boolean openReads = properties.openReads();
        this.rules = new AccessRules(openReads == null ? loopback : openReads);
    }

    @Bean
    SecurityFilterChain securityFilterChain(HttpSecurity http, ApiKeys keys) {
        AuthorizationManager<RequestAuthorizationContext> manager =
                (authentication, context) -> new AuthorizationDecision(neededBy(context.getRequest())
                        .map(role -> authentication.get() instanceof KeyAuthentication key
                                && key.role().permits(role))
                        .orElse(true));
        return http.csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .cors(cors -> cors.configurationSource(corsSource()))
                .headers(headers -> headers.cacheControl(cache -> cache.disable())
                        .contentSecurityPolicy(policy -> policy.policyDirectives(pagePolicy()))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN)))
                .exceptionHandling(failures ->
                        failures.authenticationEntryPoint(missingKey()).accessDeniedHandler(lowRole()))
                .addFilterBefore(new ApiKeyFilter(keys, problems), AuthorizationFilter.class)
                .authorizeHttpRequests(requests -> requests.anyRequest().access(manager))
                .build();
    }

    /** As strict as it comes, but for an escaped slash or percent sign, which ids of features may have; paths are decoded once. */
    @Bean
    StrictHttpFirewall firewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setAllowUrlEncodedSlash(true);
        firewall.setAllowUrlEncodedPercent(true);
        return firewall;
    }

    @Bean
    FilterRegistrationBean<HostFilter> hostFilter() {
        FilterRegistrationBean<HostFilter> registration =
                new FilterRegistrationBean<>(new HostFilter(properties.allowedHosts(), problems));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        registration.setEnabled(loopback);
        return registration;
    }

    /** By the path as handlers see it: escapes such as {@code %6B} must not lead past a rule. */
    private Optional<Role> neededBy(HttpServletRequest request) {
        return rules.needed(request.getMethod(), UrlPathHelper.defaultInstance.getPathWithinApplication(request));
    }

    private AuthenticationEntryPoint missingKey() {
        return (request, response, failure) -> {
            response.setHeader("WWW-Authenticate", ApiKeyFilter.CHALLENGE);
            String role = neededBy(request).map(Role::jsonName).orElse("editor");
            problems.write(
                    request,
                    response,
                    Problem.of(401, "missing-key", "Authorization", null, "a key with the role " + role + " or above"));
        };
    }

    private AccessDeniedHandler lowRole() {
        return (request, response, failure) -> {
            String role = neededBy(request).map(Role::jsonName).orElse("editor");
            problems.write(
                    request,
                    response,
                    Problem.of(403, "role-too-low", "this key's role does not permit that; needed is " + role));
        };
    }

    private UrlBasedCorsConfigurationSource corsSource() {
        UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
        if (!properties.corsOrigins().isEmpty()) {
            CorsConfiguration cors = new CorsConfiguration();
            cors.setAllowedOrigins(properties.corsOrigins());
            cors.setAllowedMethods(List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"));
            cors.setAllowedHeaders(List.of("*"));
            cors.setExposedHeaders(List.of("Location", "ETag", "Content-Crs", "Link", "X-Request-Id"));
            source.registerCorsConfiguration("/api/**", cors);
        }
        return source;
    }

    private String pagePolicy() {
        String images = String.join(" ", properties.imageOrigins());
        return String.join(
                "; ",
                "default-src 'none'",
                "script-src 'self'",
                "style-src 'self'",
                "img-src 'self' data: blob: " + images,
                "font-src 'self'",
                "connect-src 'self'",
                "worker-src 'self'",
                "manifest-src 'self'",
                "base-uri 'none'",
                "form-action 'self'",
                "frame-ancestors 'none'");
    }
}
