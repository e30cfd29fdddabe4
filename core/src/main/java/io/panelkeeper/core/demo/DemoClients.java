package io.panelkeeper.core.demo;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Invents the clients of a demo panel: names as operators give them, with the quotas and dates they are sold with. */
final class DemoClients {

    private static final long GIB = 1L << 30;
    private static final List<String> PEOPLE = List.of("ali", "sara", "maryam.k", "reza", "hossein", "neda", "omid",
            "parisa", "kaveh", "shirin", "babak", "leila", "arash", "mina", "dariush", "anna.schmidt", "jonas",
            "lukas.w", "marie", "pierre", "chloe", "giulia", "marco", "ivan.p", "olga", "dmitry", "katya", "tomasz",
            "zofia", "erik", "astrid", "mehmet", "elif");
    private static final List<String> DEVICES = List.of("", "", "-phone", "-iphone", "-laptop", "-tv", "-home", "-2");
    /** Whom one operator has on several panels: one name in several places. */
    private static final List<String> EVERYWHERE = List.of("ali-phone", "sara", "office-router");

    private DemoClients() {
    }

    /**
     * @param count    including {@code special}
     * @param inbounds how many inbounds they are spread over
     * @param special  names that must be among them
     */
    static List<DemoClient> invent(int count, int inbounds, long seed, Clock clock, List<String> special) {
        Random random = new Random(seed);
        List<DemoClient> clients = new ArrayList<>();
        for (String name : names(count, random, special)) {
            DemoClient client = DemoClient.of(name).on(inboundsOf(inbounds, random));
            clients.add(limited(client, random, clock));
        }
        return clients;
    }

    private static List<String> names(int count, Random random, List<String> special) {
        List<String> pool = new ArrayList<>();
        for (String person : PEOPLE) {
            for (String device : DEVICES) {
                if (!pool.contains(person + device)) {
                    pool.add(person + device);
                }
            }
        }
        pool.removeAll(EVERYWHERE);
        Collections.shuffle(pool, random);
        List<String> names = new ArrayList<>(special);
        names.addAll(EVERYWHERE);
        names.addAll(pool);
        return names.subList(0, count);
    }

    /** One in six may use two inbounds; releases before 3.0.0 look at the first alone. */
    private static Integer[] inboundsOf(int inbounds, Random random) {
        int first = 1 + random.nextInt(inbounds);
        boolean two = random.nextInt(6) == 0 && inbounds > 1;
        return two ? new Integer[] {first, first % inbounds + 1} : new Integer[] {first};
    }

    private static DemoClient limited(DemoClient client, Random random, Clock clock) {
        return switch (random.nextInt(10)) {
            case 0 -> client.disabled();
            case 1, 2, 3 -> client.quota(GIB * (50 + 50L * random.nextInt(4)));
            case 4, 5, 6 -> client.expiresAt(clock.instant().plus(Duration.ofDays(2L + random.nextInt(88))));
            case 7 -> client.startsAtFirstUse(Duration.ofDays(30).toMillis());
            default -> client;
        };
    }
}
