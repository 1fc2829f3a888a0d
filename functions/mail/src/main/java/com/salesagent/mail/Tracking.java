package com.salesagent.mail;

import com.sendgrid.helpers.mail.objects.ClickTrackingSetting;
import com.sendgrid.helpers.mail.objects.OpenTrackingSetting;
import com.sendgrid.helpers.mail.objects.SubscriptionTrackingSetting;
import com.sendgrid.helpers.mail.objects.TrackingSettings;

/**
 * What SendGrid may do to an email. Always explicit, so that a setting of the account can neither
 * rewrite a link nor add text to what was approved.
 */
final class Tracking {
    private Tracking() {}

    static TrackingSettings settings(boolean opens) {
        ClickTrackingSetting click = new ClickTrackingSetting();
        click.setEnable(false);
        click.setEnableText(false);
        OpenTrackingSetting open = new OpenTrackingSetting();
        open.setEnable(opens);
        SubscriptionTrackingSetting subscription = new SubscriptionTrackingSetting();
        subscription.setEnable(false);
        TrackingSettings settings = new TrackingSettings();
        settings.setClickTrackingSetting(click);
        settings.setOpenTrackingSetting(open);
        settings.setSubscriptionTrackingSetting(subscription);
        return settings;
    }
}
