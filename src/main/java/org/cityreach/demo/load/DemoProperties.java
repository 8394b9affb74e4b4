package org.cityreach.demo.load;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What a new store begins with.
 *
 * @param demo whether the demo city is loaded into a store that holds no feature yet
 */
@ConfigurationProperties("cityreach")
record DemoProperties(boolean demo) {}
