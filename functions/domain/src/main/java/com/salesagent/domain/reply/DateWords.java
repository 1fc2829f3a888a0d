package com.salesagent.domain.reply;

import java.time.DayOfWeek;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Names of months and weekdays, as they stand in mail of many languages. */
final class DateWords {
    private static final Map<String, Integer> MONTHS = new HashMap<>();
    private static final Map<String, DayOfWeek> WEEKDAYS = new HashMap<>();

    static {
        months(
                "january jan januar jänner janvier janv enero ene gennaio gen janeiro januari"
                        + " styczeń stycznia januára ledna tammikuuta");
        months(
                "february feb februar février fevr févr febrero febbraio fevereiro februari luty"
                        + " lutego února helmikuuta");
        months("march mar märz maerz mars marzo março maart marca marzec března maaliskuuta mrz");
        months("april apr avril avr abril abr aprile kwietnia kwiecień dubna huhtikuuta");
        months("may mai mayo maggio maio mei maj maja května toukokuuta");
        months("june jun juni juin junio giugno junho czerwca czerwiec června kesäkuuta");
        months("july jul juli juillet juil julio luglio julho lipca lipiec července heinäkuuta");
        months("august aug août aout agosto augustus sierpnia sierpień srpna elokuuta augusti ago");
        months(
                "september sep sept septembre septiembre settembre setembro września wrzesień září"
                        + " syyskuuta set");
        months(
                "october oct oktober okt octobre octubre ottobre outubro października październik"
                        + " října lokakuuta");
        months("november nov novembre noviembre novembro listopada listopad listopadu marraskuuta");
        months(
                "december dec dezember dez décembre diciembre dic dicembre dezembro grudnia"
                        + " grudzień prosince joulukuuta desember");
        weekdays(
                "monday mon montag lundi lunes lunedì segunda maandag måndag mandag poniedziałek"
                        + " maanantai",
                "tuesday tue tues dienstag mardi martes martedì terça dinsdag tisdag tirsdag wtorek"
                        + " tiistai",
                "wednesday wed mittwoch mercredi miércoles mercoledì quarta woensdag onsdag środa"
                        + " środę",
                "thursday thu thur thurs donnerstag jeudi jueves giovedì quinta donderdag torsdag"
                        + " czwartek",
                "friday fri freitag vendredi viernes venerdì sexta vrijdag fredag piątek",
                "saturday samstag samedi sábado sabato zaterdag lördag lørdag sobota",
                "sunday sonntag dimanche domingo domenica zondag söndag søndag niedziela");
    }

    private DateWords() {}

    /** 1 to 12; empty for any other word. */
    static Optional<Integer> month(String folded) {
        return Optional.ofNullable(MONTHS.get(folded));
    }

    static Optional<DayOfWeek> weekday(String folded) {
        return Optional.ofNullable(WEEKDAYS.get(folded));
    }

    private static int monthsRead;

    private static void months(String names) {
        monthsRead++;
        for (String name : names.split(" ", -1)) {
            MONTHS.putIfAbsent(Fold.fold(name), monthsRead);
        }
    }

    private static void weekdays(String... names) {
        for (int i = 0; i < names.length; i++) {
            for (String name : names[i].split(" ", -1)) {
                WEEKDAYS.put(Fold.fold(name), DayOfWeek.of(i + 1));
            }
        }
    }
}
