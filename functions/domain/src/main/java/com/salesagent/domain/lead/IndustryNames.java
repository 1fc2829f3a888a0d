package com.salesagent.domain.lead;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What people and their tools call an industry: "hospitals", "Health Care", "Hospital &amp; Health
 * Care", "schools", "local government".
 */
public final class IndustryNames {
    private static final List<Name> NAMES = new ArrayList<>();

    static {
        names(
                Industry.HEALTHCARE,
                "health,healthcare,hospital,clinic,medical,nursing,hospice,senior living,assisted"
                        + " living,pharmaceutical,physician,dental,home care,long term"
                        + " care,rehabilitation");
        names(
                Industry.EDUCATION,
                "education,school,public school,school district,college,university,higher"
                        + " education,e learning,k 12");
        names(
                Industry.HOSPITALITY,
                "hospitality,hotel,motel,lodging,resort,restaurant,food service,leisure,sports,"
                        + "entertainment,recreation,casino,stadium,travel,tourism,beverage");
        names(
                Industry.MANUFACTURING,
                "manufacturing,manufacturer,factory,industrial,machinery,chemical,plastic,automotive,steel,metal,food"
                    + " production,food processing,textile,paper,packaging,semiconductor,building"
                    + " material,aerospace");
        names(
                Industry.RETAIL,
                "retail,store,supermarket,grocery,shop,consumer goods,wholesale club");
        names(
                Industry.PUBLIC_SECTOR,
                "public sector,public,government,municipal,municipality,city,county,library,state"
                        + " government,local government,federal,public safety,military");
        names(
                Industry.OFFICE,
                "office,professional service,consulting,law,legal,accounting,real"
                        + " estate,architecture,engineering,marketing,advertising,staffing,business"
                        + " service,management");
        names(
                Industry.TECHNOLOGY,
                "technology,tech,software,information technology,it,internet,computer,"
                        + "telecommunication,data center,saas");
        names(
                Industry.FINANCE,
                "finance,financial,bank,banking,credit union,insurance,investment,capital market,"
                        + "accounting firm");
        names(
                Industry.LOGISTICS,
                "logistics,logistic,warehouse,warehousing,transport,transportation,trucking,freight,shipping,supply"
                    + " chain,distribution,airline,railroad,wholesale");
    }

    private IndustryNames() {}

    private record Name(String words, Industry industry) {}

    private static void names(Industry industry, String names) {
        Arrays.stream(names.split(",", -1)).forEach(name -> NAMES.add(new Name(name, industry)));
    }

    /**
     * The industry that a text names: by its id, else by the longest of the known names that occurs
     * in it as whole words. Empty for a text that names none.
     */
    public static Optional<Industry> find(String text) {
        Optional<Industry> exact =
                Industry.parse(text).filter(industry -> industry != Industry.UNKNOWN);
        if (exact.isPresent()) {
            return exact;
        }
        String words = " " + plain(text) + " ";
        return NAMES.stream()
                .filter(name -> words.contains(" " + name.words() + " "))
                .max(
                        (left, right) ->
                                Integer.compare(left.words().length(), right.words().length()))
                .map(Name::industry);
    }

    /** In lower case, words apart by one space, plurals as singulars. */
    private static String plain(String text) {
        String words =
                text.toLowerCase(Locale.ROOT)
                        .replace("&", " and ")
                        .replaceAll("[^a-z0-9]+", " ")
                        .strip();
        StringBuilder plain = new StringBuilder();
        for (String word : words.split(" ", -1)) {
            plain.append(plain.isEmpty() ? "" : " ").append(singular(word));
        }
        return plain.toString();
    }

    private static String singular(String word) {
        if (word.endsWith("ies") && word.length() > 4) {
            return word.substring(0, word.length() - 3) + "y";
        }
        boolean plural =
                word.length() > 3
                        && word.endsWith("s")
                        && !word.endsWith("ss")
                        && !word.endsWith("us")
                        && !word.equals("logistics")
                        && !word.equals("sports")
                        && !word.equals("saas");
        return plural ? word.substring(0, word.length() - 1) : word;
    }
}
