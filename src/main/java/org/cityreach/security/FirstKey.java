package org.cityreach.security;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Makes the first admin key at the first start and says it, once. */
@Component
class FirstKey {

    private static final Logger log = LoggerFactory.getLogger(FirstKey.class);

    private final ApiKeys keys;

    FirstKey(ApiKeys keys) {
        this.keys = keys;
    }

    @EventListener(ApplicationStartedEvent.class)
    void makeAndSay() {
        keys.createFirst()
                .ifPresent(made -> log.info(
                        "The first admin key, shown only this once, keep it safe: {}   (send it as X-API-Key)",
                        made.secret()));
    }
}
