#import <Foundation/Foundation.h>
#import <LocalAuthentication/LocalAuthentication.h>

@interface TWUnlock : NSObject
@property(nonatomic, copy) void (^showWallet)(void);
@end

@implementation TWUnlock

- (void)unlock {
    LAContext *context = [[LAContext alloc] init];
    [context evaluatePolicy:LAPolicyDeviceOwnerAuthenticationWithBiometrics
            localizedReason:@"Unlock your wallet"
                      reply:^(BOOL success, NSError *error) {
                          if (success) {
                              self.showWallet();
                          }
                      }];
}

@end
