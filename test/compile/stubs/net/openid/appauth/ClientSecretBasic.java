package net.openid.appauth;

public class ClientSecretBasic implements ClientAuthentication {
    public ClientSecretBasic(String clientSecret) {}
}
