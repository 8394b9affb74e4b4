package org.cityreach.security;

import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** A caller who has shown a key. */
final class KeyAuthentication extends AbstractAuthenticationToken {

    private final transient ApiKey key;

    KeyAuthentication(ApiKey key) {
        super(authoritiesOf(key.role()));
        this.key = key;
        setAuthenticated(true);
    }

    Role role() {
        return key.role();
    }

    @Override
    public @Nullable Object getCredentials() {
        return null;
    }

    @Override
    public Object getPrincipal() {
        return key;
    }

    private static Collection<GrantedAuthority> authoritiesOf(Role role) {
        return role.included().stream()
                .<GrantedAuthority>map(included -> new SimpleGrantedAuthority("ROLE_" + included.name()))
                .toList();
    }
}
