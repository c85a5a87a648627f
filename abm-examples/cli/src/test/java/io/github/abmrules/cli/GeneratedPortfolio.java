package io.github.abmrules.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * Writes portfolios of any size as jsonl: five signals each, now and then a deal, an event, a current cluster. The same
 * seed gives the same bytes. Run it as a program to measure the command line:
 * {@code GeneratedPortfolio FILE COUNT [PERCENT_WANTING_A_SEAT]}.
 */
final class GeneratedPortfolio {

    private static final String[] TIERS = {"A", "B", "C", "C", "D", "E"};
    private static final String[] WEAK = {"WEBSITE_VISIT", "AD_CLICK"};
    private static final String[] STRONG = {"CONTENT_DOWNLOAD", "WEBINAR", "EMAIL_REPLY", "EVENT", "MEETING"};

    private final Random random;
    private final int seatPercent;

    GeneratedPortfolio(long seed, int seatPercent) {
        this.random = new Random(seed);
        this.seatPercent = seatPercent;
    }

    public static void main(String[] args) throws IOException {
        int seatPercent = args.length > 2 ? Integer.parseInt(args[2]) : 3;
        new GeneratedPortfolio(1, seatPercent).write(Path.of(args[0]), Integer.parseInt(args[1]));
    }

    void write(Path file, int count) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            for (int i = 0; i < count; i++) {
                out.write(account(i).getBytes(StandardCharsets.UTF_8));
                out.write('\n');
            }
        }
    }

    String account(int number) {
        boolean wantsSeat = random.nextInt(100) < seatPercent;
        String tier = wantsSeat ? "A" : TIERS[random.nextInt(TIERS.length)];
        StringBuilder json = new StringBuilder(1 << 10);
        json.append("{\"account_id\":\"account-")
                .append(number)
                .append("\",\"company\":\"Company ")
                .append(number);
        json.append("\",\"icp_tier\":\"").append(tier).append("\",\"signals\":[");
        for (int i = 0; i < 5; i++) {
            // One engaged contact at most keeps the level at medium, and so tier A out of Active Focus.
            String type = wantsSeat ? "MEETING" : i == 0 ? STRONG[random.nextInt(4)] : WEAK[random.nextInt(2)];
            json.append(i == 0 ? "" : ",")
                    .append("{\"type\":\"")
                    .append(type)
                    .append("\",\"at\":\"")
                    .append(day());
            json.append("\",\"contact_id\":\"c").append(number).append("\",\"intent_page\":");
            json.append(random.nextBoolean()).append('}');
        }
        json.append(']');
        if (!wantsSeat && random.nextInt(4) == 0) {
            json.append(",\"current\":{\"cluster\":\"CLUSTER_ICP\",\"since\":\"2026-01-10T00:00:00Z\"}");
        }
        if (random.nextInt(10) == 0) {
            json.append(",\"deals\":[{\"deal_id\":\"d").append(number).append("\",\"status\":\"CLOSED_LOST\",");
            json.append("\"close_date\":\"2026-02-02T00:00:00Z\"}]");
        }
        return json.append('}').toString();
    }

    private String day() {
        return "2026-0" + (3 + random.nextInt(4)) + "-" + (10 + random.nextInt(18)) + "T09:00:00Z";
    }
}
