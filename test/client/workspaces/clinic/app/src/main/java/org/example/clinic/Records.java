package org.example.clinic;

import javax.crypto.Cipher;

final class Records {
    Cipher cipher() throws Exception {
        return Cipher.getInstance("AES/ECB/PKCS5Padding");
    }
}
