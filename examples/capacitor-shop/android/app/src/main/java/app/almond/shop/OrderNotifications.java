package app.almond.shop;

import android.app.PendingIntent;
import android.content.Context;
import android.content.Intent;

/** What the notification of an order opens. */
final class OrderNotifications {
    private OrderNotifications() {}

    static PendingIntent track(Context context, String order) {
        Intent intent = new Intent("app.almond.shop.TRACK");
        intent.putExtra("order", order);
        return PendingIntent.getBroadcast(context, 0, intent, PendingIntent.FLAG_MUTABLE);
    }

    static PendingIntent open(Context context) {
        Intent intent = new Intent(context, CatalogueActivity.class);
        return PendingIntent.getActivity(context, 1, intent, PendingIntent.FLAG_IMMUTABLE);
    }
}
