package com.salesagent.domain.send;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The time zone of a place in the United States, from its state and, where a state has two zones,
 * from its city (49 CFR part 71). A city that is not listed has the zone of most of its state.
 */
public final class UsZones {
    /** For a place whose state nobody knows: the middle of the country. */
    public static final ZoneId UNKNOWN = ZoneId.of("America/Chicago");

    private static final Map<String, ZoneId> STATES = new HashMap<>();
    private static final Map<String, Minority> MINORITIES = new HashMap<>();

    static {
        states("America/New_York", "CT DC DE FL GA KY MA MD ME NC NH NJ NY OH PA RI SC VA VT WV");
        states("America/Detroit", "MI");
        states("America/Indiana/Indianapolis", "IN");
        states("America/Chicago", "AL AR IA IL KS LA MN MO MS ND NE OK SD TN TX WI");
        states("America/Denver", "CO MT NM UT WY");
        states("America/Boise", "ID");
        states("America/Phoenix", "AZ");
        states("America/Los_Angeles", "CA NV OR WA");
        states("America/Anchorage", "AK");
        states("Pacific/Honolulu", "HI");
        states("America/Puerto_Rico", "PR VI");
        states("Pacific/Guam", "GU MP");
        states("Pacific/Pago_Pago", "AS");

        minority(
                "FL",
                "America/Chicago",
                "pensacola, panama city, panama city beach, fort walton beach, destin, crestview,"
                        + " niceville, marianna, chipley, milton, gulf breeze, navarre, bonifay,"
                        + " defuniak springs, lynn haven, blountstown, miramar beach, eglin afb");
        minority(
                "TN",
                "America/New_York",
                "knoxville, chattanooga, johnson city, kingsport, bristol, oak ridge, morristown,"
                        + " cleveland, maryville, alcoa, sevierville, pigeon forge, gatlinburg,"
                        + " greeneville, athens, elizabethton, farragut, lenoir city, newport,"
                        + " east ridge, red bank, collegedale, dayton, harriman, rogersville,"
                        + " tazewell, la follette, jefferson city, lafollette, loudon, harrogate");
        minority(
                "KY",
                "America/Chicago",
                "bowling green, owensboro, paducah, hopkinsville, henderson, madisonville, murray,"
                        + " glasgow, mayfield, russellville, franklin, central city, princeton,"
                        + " columbia, leitchfield, scottsville, benton, greenville, hartford,"
                        + " russell springs, fulton, fort campbell, tompkinsville, munfordville");
        minority(
                "IN",
                "America/Chicago",
                "gary, hammond, evansville, michigan city, valparaiso, merrillville, crown point,"
                        + " portage, la porte, laporte, east chicago, munster, hobart,"
                        + " schererville, highland, griffith, dyer, lake station, chesterton,"
                        + " newburgh, boonville, mount vernon, princeton, rockport, tell city,"
                        + " knox, kentland, st john, saint john, cedar lake, lowell");
        minority(
                "MI",
                "America/Menominee",
                "menominee, iron mountain, kingsford, norway, ironwood, iron river,"
                        + " crystal falls, bessemer, wakefield");
        minority(
                "ND",
                "America/Denver",
                "dickinson, bowman, hettinger, beach, belfield, medora, killdeer, mott, new"
                        + " england");
        minority(
                "SD",
                "America/Denver",
                "rapid city, spearfish, sturgis, box elder, belle fourche, deadwood, lead,"
                        + " hot springs, custer, hill city, pine ridge, philip, faith, martin,"
                        + " fort meade, ellsworth afb");
        minority(
                "NE",
                "America/Denver",
                "scottsbluff, gering, alliance, chadron, sidney, ogallala, kimball, bridgeport,"
                    + " gordon, rushville, crawford, imperial, oshkosh, bayard, mitchell, grant");
        minority("KS", "America/Denver", "goodland, sharon springs, tribune, syracuse");
        minority(
                "TX",
                "America/Denver",
                "el paso, socorro, horizon city, fort bliss, san elizario, fabens, clint,"
                        + " sierra blanca, anthony");
        minority("OR", "America/Boise", "ontario, nyssa, vale");
        minority(
                "ID",
                "America/Los_Angeles",
                "coeur d alene, lewiston, moscow, post falls, sandpoint, hayden, rathdrum, kellogg,"
                        + " orofino, grangeville, bonners ferry, st maries, saint maries, wallace,"
                        + " cottonwood, ponderay");
        minority(
                "AZ",
                "America/Denver",
                "window rock, chinle, kayenta, tuba city, ganado, fort defiance, many farms,"
                        + " tsaile");
        minority("NV", "America/Denver", "west wendover, jackpot");
        minority("AK", "America/Adak", "adak, atka");
    }

    private UsZones() {}

    /**
     * The zone of a place.
     *
     * @param state two letters; {@link #UNKNOWN} for anything that is no state or territory
     * @param city as a source writes it; case and punctuation don't matter
     */
    public static ZoneId of(String state, String city) {
        String key = state.strip().toUpperCase(Locale.ROOT);
        Minority minority = MINORITIES.get(key);
        if (minority != null && minority.cities().contains(plain(city))) {
            return minority.zone();
        }
        return STATES.getOrDefault(key, UNKNOWN);
    }

    private static String plain(String city) {
        return city.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", " ").strip();
    }

    private static void states(String zone, String states) {
        for (String state : states.split(" ", -1)) {
            STATES.put(state, ZoneId.of(zone));
        }
    }

    private static void minority(String state, String zone, String cities) {
        MINORITIES.put(
                state,
                new Minority(
                        ZoneId.of(zone), new HashSet<>(Arrays.asList(cities.split(", ", -1)))));
    }

    private record Minority(ZoneId zone, Set<String> cities) {}
}
