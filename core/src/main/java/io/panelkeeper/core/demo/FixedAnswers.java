package io.panelkeeper.core.demo;

import io.panelkeeper.core.demo.Answer.Framing;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/** Answers that never change. */
final class FixedAnswers {

    private static final int PAGE = 4096;

    private FixedAnswers() {
    }

    static Answer manifest() {
        byte[] body = "{\"name\":\"3x-ui\",\"start_url\":\"./\",\"scope\":\"./\"}".getBytes(StandardCharsets.UTF_8);
        return new Answer(200, "application/manifest+json; charset=utf-8", body, Framing.LENGTH, List.of())
                .with("Cache-Control", "no-cache, no-store, must-revalidate")
                .with("Pragma", "no-cache").with("Expires", "0");
    }

    /** The paths alone; the real document describes them all in 180 – 360 kB. */
    static Answer openApi(Set<String> paths) {
        String json = Wire.json(generator -> {
            generator.writeStartObject().write("openapi", "3.0.3").writeStartObject("info").write("title", "3x-ui")
                    .write("version", "3.x").writeEnd().writeStartObject("paths");
            paths.forEach(path -> generator.writeStartObject(path).writeEnd());
            generator.writeEnd().writeEnd();
        });
        Answer answer = Answer.json(json);
        return answer.withBody(answer.body(), Framing.LENGTH).with("Cache-Control", "public, max-age=300");
    }

    static Answer metricsState() {
        return Answer.ok("{\"enabled\":false,\"listen\":\"\",\"reason\":\"\"}");
    }

    static Answer fail2ban() {
        return Answer.ok("{\"enabled\":true,\"installed\":false,\"usable\":false,\"windows\":false}");
    }

    static Answer updateStatus() {
        return Answer.ok("{\"runId\":\"\",\"state\":\"\",\"exitCode\":0,\"finishedAt\":0}");
    }

    /** An empty but sound SQLite file; on PostgreSQL the failure of a missing {@code pg_dump} (§7.2, §7.4). */
    static Answer database(DemoPanel panel, DemoRequest request, DemoSession session) {
        if (panel.postgres()) {
            return Answer.message(false, "An error occurred while retrieving the database. (pg_dump: not found)");
        }
        byte[] file = emptySqlite(panel.release().v3());
        return new Answer(200, "application/octet-stream", file, Framing.CHUNKED, List.of())
                .with("Content-Disposition", "attachment; filename=" + fileName(panel, request));
    }

    private static String fileName(DemoPanel panel, DemoRequest request) {
        if (panel.release().upTo(3, 3, 1)) {
            return "x-ui.db";
        }
        String host = request.host().replaceAll("[^A-Za-z0-9._-]", "");
        return panel.release().upTo(3, 4, 1) ? host + ".db" : host + "_2026-01-01_000000.db";
    }

    /** Header and one empty leaf page, by the file format of SQLite. */
    private static byte[] emptySqlite(boolean wal) {
        ByteBuffer file = ByteBuffer.allocate(PAGE);
        file.put("SQLite format 3\0".getBytes(StandardCharsets.US_ASCII)).putShort((short) PAGE);
        byte journal = (byte) (wal ? 2 : 1);
        file.put(journal).put(journal).put((byte) 0).put((byte) 64).put((byte) 32).put((byte) 32);
        file.putInt(24, 1).putInt(28, 1).putInt(44, 4).putInt(56, 1).putInt(92, 1).putInt(96, 3_045_000);
        file.put(100, (byte) 0x0D).putShort(105, (short) PAGE);
        return file.array();
    }
}
