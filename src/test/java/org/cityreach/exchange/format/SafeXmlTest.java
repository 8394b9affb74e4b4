package org.cityreach.exchange.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.cityreach.fault.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Truth: XML 1.0's own rules, and the faults promised for what strangers send. */
@Timeout(60)
class SafeXmlTest {

    private static final String LAUGHS = "<?xml version='1.0'?><!DOCTYPE l [<!ENTITY a 'ha'>"
            + "<!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;'>]><l>&c;</l>";

    private static String walk(String text) {
        return walk(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String walk(InputStream in) {
        StringBuilder seen = new StringBuilder();
        try (SafeXml xml = SafeXml.open(in)) {
            while (xml.nextElement()) {
                seen.append(xml.depth()).append(xml.name()).append(' ');
            }
        }
        return seen.toString();
    }

    private static String code(String text) {
        return codeOf(() -> walk(text));
    }

    private static String codeOf(Runnable reading) {
        return Objects.requireNonNull(catchThrowableOfType(Fault.class, reading::run))
                .code();
    }

    @Test
    void elementsAndTheirDepths() {
        assertThat(walk("<a><b x='1'/><c>t<d/></c></a>")).isEqualTo("1a 2b 2c 3d ");
    }

    @Test
    void childrenTextsAndAttributes() {
        String text = "<a xmlns='n'><b x='&lt;'>1<i>2</i><![CDATA[<3>]]></b><skip><b/></skip><c/></a>";
        try (SafeXml xml = SafeXml.open(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))) {
            assertThat(xml.nextElement()).isTrue();
            assertThat(xml.namespace()).isEqualTo("n");
            int root = xml.depth();
            assertThat(xml.nextChild(root)).isTrue();
            assertThat(xml.attribute("x")).isEqualTo("<");
            assertThat(xml.attribute("y")).isNull();
            assertThat(xml.text()).isEqualTo("12<3>");
            assertThat(xml.nextChild(root)).isTrue();
            assertThat(xml.name()).isEqualTo("skip");
            assertThat(xml.nextChild(root)).isTrue();
            assertThat(xml.name()).isEqualTo("c");
            assertThat(xml.nextChild(root)).isFalse();
            assertThat(xml.nextChild(root)).isFalse();
        }
    }

    @Test
    void encodingsOfChina() {
        byte[] bytes = "<?xml version='1.0' encoding='GBK'?><a n='湖塘'/>".getBytes(Charset.forName("GBK"));
        try (SafeXml xml = SafeXml.open(new ByteArrayInputStream(bytes))) {
            assertThat(xml.nextElement()).isTrue();
            assertThat(xml.attribute("n")).isEqualTo("湖塘");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE a><a/>",
                "<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>",
                "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>",
                "<!DOCTYPE a [<!ENTITY % x SYSTEM 'http://127.0.0.1:1/'> %x;]><a/>",
                LAUGHS
            })
    void documentTypesAreRefused(String text) {
        assertThat(code(text)).isEqualTo("xml-doctype-refused");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<a>&x;</a>", "<a></b>", "<a x=1/>", "plain", "<a/><b/>", "<a>\u0001</a>", "{}"})
    void brokenXml(String text) {
        assertThat(code(text)).isEqualTo("invalid-xml");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<a>", "<a><b/>", "<a><b", "<a x='湖", "<a>湖塘 text", "<a><!-- ", "<", "<a><b></b"})
    void endsInTheMiddle(String text) {
        assertThat(code(text)).isEqualTo("truncated-file");
    }

    @Test
    void empty() {
        assertThat(code("")).isEqualTo("empty-file");
    }

    @Test
    void tooDeep() {
        assertThat(code("<a>".repeat(201))).isEqualTo("xml-too-deep");
    }

    /** 100 MB of one attribute, which a parser would hold whole. */
    @Test
    void endlessAttribute() {
        InputStream endless = new InputStream() {
            private int at;

            @Override
            public int read() {
                int place = at++;
                return place < 6 ? "<a x='".charAt(place) : place < 100_000_000 ? 'z' : -1;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                for (int i = 0; i < length; i++) {
                    int value = read();
                    if (value < 0) {
                        return i == 0 ? -1 : i;
                    }
                    buffer[offset + i] = (byte) value;
                }
                return length;
            }
        };
        assertThat(codeOf(() -> walk(endless))).isEqualTo("xml-too-long");
    }

    @Test
    void gzipOpensAsItsContents(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("a.gz"), gzip("<a><b/></a>".getBytes(StandardCharsets.UTF_8)));
        CompressedFile packed = CompressedFile.of(file);
        assertThat(packed.isGzip()).isTrue();
        assertThat(walk(packed.open())).isEqualTo("1a 2b ");
    }

    @Test
    void gzipThatGrowsTooMuch(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("bomb.gz");
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write("<a>".getBytes(StandardCharsets.UTF_8));
            byte[] same = "<b/>                                          "
                    .repeat(1 << 14)
                    .getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 100; i++) {
                out.write(same);
            }
        }
        assertThat(codeOf(() -> walk(CompressedFile.of(file).open()))).isEqualTo("compression-bomb");
    }

    @Test
    void gzipCutOffOrDamaged(@TempDir Path folder) throws IOException {
        byte[] whole = gzip("<a><b/></a>".getBytes(StandardCharsets.UTF_8));
        for (int length = 1; length < whole.length; length++) {
            Path file = Files.write(folder.resolve("cut.gz"), Arrays.copyOf(whole, length));
            assertThat(codeOf(() -> walk(CompressedFile.of(file).open())))
                    .as("%d bytes", length)
                    .isIn("truncated-file", "invalid-xml");
        }
        whole[whole.length - 8] ^= 1;
        Path file = Files.write(folder.resolve("damaged.gz"), whole);
        assertThat(codeOf(() -> walk(CompressedFile.of(file).open()))).isEqualTo("invalid-gzip");
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(content);
        }
        return packed.toByteArray();
    }
}
