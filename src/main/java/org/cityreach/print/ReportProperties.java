package org.cityreach.print;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How reports are made.
 *
 * @param font file of a TrueType font with Chinese letters ({@code .ttf} or {@code .ttc}); empty to look for one
 *     in the system's folders
 */
@Validated
@ConfigurationProperties("cityreach.report")
public record ReportProperties(@DefaultValue("") String font) {}
