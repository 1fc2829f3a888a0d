package com.salesagent.outreach;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.salesagent.domain.contact.Addresses;
import com.salesagent.domain.contact.SuppressionList;
import com.salesagent.domain.contact.SuppressionList.Entry;
import com.salesagent.domain.lead.LeadStore;
import com.salesagent.domain.mail.Mailer;
import com.salesagent.domain.send.SendLedger;
import com.salesagent.domain.send.SendStatus;
import com.salesagent.domain.send.SendingSwitch;
import com.salesagent.domain.send.SendingSwitch.Stop;

import org.junit.jupiter.api.Test;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** A stop that comes in while a worker is at it, before each single step that the worker takes. */
class StopRaceTest {
    @Test
    void aOneClickOptOutBeforeTheClaimStopsTheEmailAndAtAnyTimeAllThatFollows() {
        atEachStep(
                "claim",
                (world, address) -> {
                    click(world, address);
                    // Mail programs and their proxies repeat.
                    click(world, address);
                });
    }

    @Test
    void aSuppressedDomainStopsTheEmailUntilTheGateHasLookedAndAtAnyTimeAllThatFollows() {
        atEachStep(
                "find",
                (world, address) ->
                        world.suppression.suppressDomain(Addresses.domain(address), entry(world)));
    }

    @Test
    void theKillSwitchStopsTheEmailUntilTheGateHasLookedAndAtAnyTimeAllThatFollows() {
        atEachStep(
                "stopped",
                (world, address) ->
                        world.sending.stop(
                                SendingSwitch.EVERYTHING, new Stop("ann", "why", world.now())));
    }

    @Test
    void theKillSwitchLetsAtMostTheEmailLeaveThatIsLeaving() {
        try (World world = new World()) {
            for (String name : List.of("One", "Two", "Three", "Four")) {
                world.reserve(world.approved(name + " Race", name + "@" + name + ".example"));
            }
            Mailer real = world.mailer;
            world.mailer =
                    before(
                            Mailer.class,
                            real,
                            method -> {
                                if (method.equals("send")) {
                                    world.sending.stop(
                                            SendingSwitch.EVERYTHING,
                                            new Stop("ann", "why", world.now()));
                                }
                            });

            world.work();

            assertThat(world.sendGrid.mails()).hasSize(1);
        }
    }

    /** Lets the stop come in before the worker's first step, then before its second, and so on. */
    private static void atEachStep(String decisive, BiConsumer<World, String> stop) {
        try (World world = new World()) {
            Ports ports = Ports.of(world);
            for (int step = 0; ; step++) {
                String address = "pat@race%d.example".formatted(step);
                world.reserve(world.approved("Race Hospital " + step, address));
                int before = world.sendGrid.mails().size();
                List<String> steps =
                        interfering(world, ports, step, () -> stop.accept(world, address));

                world.work();

                ports.restore(world);
                if (steps.size() <= step) {
                    assertThat(step).as("steps").isGreaterThan(5);
                    stop.accept(world, address);
                    break;
                }
                // Whoever is stopped early enough never comes to the decisive step.
                int decided = steps.indexOf(decisive);
                assertThat(world.sendGrid.mails())
                        .as("stopped before step %d, %s", step, steps.get(step))
                        .hasSize(before + (decided < 0 || step <= decided ? 0 : 1));
                world.sending.start(SendingSwitch.EVERYTHING);
            }
            int left = world.sendGrid.mails().size();
            world.clock.advance(Duration.ofDays(20));
            world.sweep().check(() -> true);
            world.dispatcher().dispatch();
            world.work();
            assertThat(world.sendGrid.mails()).as("after all stops").hasSize(left);
        }
    }

    /** What the worker really works on. */
    private record Ports(
            LeadStore leads,
            SuppressionList suppression,
            SendingSwitch sending,
            SendLedger ledger,
            Mailer mailer) {
        static Ports of(World world) {
            return new Ports(
                    world.leads, world.suppression, world.sending, world.ledger, world.mailer);
        }

        void restore(World world) {
            world.leads = leads;
            world.suppression = suppression;
            world.sending = sending;
            world.ledger = ledger;
            world.mailer = mailer;
        }
    }

    /** The steps that the worker takes; before the given one the stop comes in. */
    private static List<String> interfering(World world, Ports ports, int step, Runnable stop) {
        List<String> steps = new ArrayList<>();
        Consumer<String> note =
                method -> {
                    steps.add(method);
                    if (steps.size() == step + 1) {
                        // The stop itself takes no steps of the worker's.
                        ports.restore(world);
                        stop.run();
                    }
                };
        world.leads = before(LeadStore.class, ports.leads(), note);
        world.suppression = before(SuppressionList.class, ports.suppression(), note);
        world.sending = before(SendingSwitch.class, ports.sending(), note);
        world.ledger = before(SendLedger.class, ports.ledger(), note);
        world.mailer = before(Mailer.class, ports.mailer(), note);
        return steps;
    }

    private static <T> T before(Class<T> port, T real, Consumer<String> note) {
        return port.cast(
                Proxy.newProxyInstance(
                        port.getClassLoader(),
                        new Class<?>[] {port},
                        (proxy, method, arguments) -> {
                            note.accept(method.getName());
                            try {
                                return method.invoke(real, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        }));
    }

    private static void click(World world, String address) {
        String leadId = world.leads.contactAt(address).orElseThrow().leadId();
        String contactId = world.leads.contactAt(address).orElseThrow().contactId();
        String url = world.links.url(leadId, contactId);
        new UnsubscribeHandler(world.unsubscribe(), new UnsubscribePages())
                .handleRequest(
                        new APIGatewayProxyRequestEvent()
                                .withHttpMethod("POST")
                                .withPathParameters(
                                        Map.of("token", url.substring(url.lastIndexOf('/') + 1)))
                                .withBody("List-Unsubscribe=One-Click"),
                        null);
        assertThat(world.suppression.find(address)).isPresent();
        assertThat(world.leads.open(leadId).orElseThrow().sends())
                .noneMatch(send -> send.status() == SendStatus.RESERVED);
    }

    private static Entry entry(World world) {
        return new Entry("manual", "ann", world.now());
    }
}
