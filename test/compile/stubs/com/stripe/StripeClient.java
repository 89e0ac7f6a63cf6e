package com.stripe;

public class StripeClient {
    public StripeClient(String apiKey) {}
}
