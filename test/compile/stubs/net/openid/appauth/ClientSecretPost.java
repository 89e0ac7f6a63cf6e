package net.openid.appauth;

public class ClientSecretPost implements ClientAuthentication {
    public ClientSecretPost(String clientSecret) {}
}
