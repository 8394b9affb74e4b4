package org.cityreach.exchange;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Makes archives and workbooks as strangers send them. */
final class BadFiles {

    private BadFiles() {}

    static byte[] zip(Map<String, byte[]> files) {
        return zip(files, StandardCharsets.UTF_8);
    }

    /** An archive whose names are in that character set. */
    static byte[] zip(Map<String, byte[]> files, Charset names) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out, names)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Something that fills a sheet. */
    @FunctionalInterface
    interface Filling {
        void fill(Worksheet sheet);
    }

    /** A workbook of one sheet with the columns name, x and y, and what is added. */
    static byte[] workbook(Filling filling) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("公厕");
            sheet.value(0, 0, "name");
            sheet.value(0, 1, "x");
            sheet.value(0, 2, "y");
            sheet.value(1, 0, "公厕一");
            sheet.value(1, 1, 119.94);
            sheet.value(1, 2, 31.70);
            filling.fill(sheet);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
